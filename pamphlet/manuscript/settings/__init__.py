"""Settings: what `pamphlet.yaml` and `sources.yaml` say of the work."""
