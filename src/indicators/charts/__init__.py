"""Tables in, plotly figures out: one module a family of figures."""
