"""Lay out: pages become lines on paper, and it is told what stands on each."""
