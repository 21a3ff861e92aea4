"""Publish: releases become a folder of static files, a page for each with a catalogue of all, for people and machines.

`build.build_site` is the way in. Releases are known by what their reports tell and by their files, nothing else; they
may be strangers'.
"""
