"""Papers by the thousand, listed in a manifest → partitions of Parquet, by as many processes as there are."""
