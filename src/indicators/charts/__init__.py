"""Tables in, plotly figures out: one module a family of figures, which classes of `views/` draw for cells."""
