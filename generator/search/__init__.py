"""The search index: characters, not words, so that any piece of any page is found.

Chinese has no spaces, and every cutting into words loses what stands across two of them. What is
indexed is therefore every character and every pair of a page's text, and three characters where
they are figures or letters. The browser's side is one plain script,
`site_templates/theme/assets/search.js`; both fold text alike, held to one file of examples,
`tests/search/folding.json`. Touches no files: what is made here is written with the site.
"""
