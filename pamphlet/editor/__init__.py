"""The editor: what makes a manuscript, out of nothing (`new`) or out of other people's documents (`imports`)."""
