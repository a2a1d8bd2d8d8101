"""The register of papers: its entries, how a paper enters, and the bytes it answers for."""
