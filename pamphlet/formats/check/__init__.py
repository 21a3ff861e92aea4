"""The page that checks copies in a browser: one file, which holds the wording, and from which nothing is ever sent.

bundle       modules of JavaScript → one script
page         `Pages` → the page
script/      the script: the comparison of `pamphlet/verify/`, readers, and what is seen
strings/     what the page says, one file a language
"""
