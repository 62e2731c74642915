"""Who does a system fail, and did a measure help the people worst off: from a table of decisions to a finding.

A plan says before looking what is compared. One scan makes cells, which hold counts and no person. Statistics on the
cells make a result, which other floors show. Only `scan` reads data, and only `statistics` computes.
"""
