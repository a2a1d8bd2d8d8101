"""Raw data → the five tables, paper by paper and place by place."""
