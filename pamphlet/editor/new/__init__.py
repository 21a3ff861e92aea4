"""New: a manuscript for somebody who begins, made of a few answers, or the sample to look at."""
