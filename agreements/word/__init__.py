"""The ground floor: OOXML in and out. It knows what an Agreement is, and nothing of unions.

    oxml        elements and their order, safe parsing
    package     the zip: safe opening, deterministic saving
    template    an expert's Word template, filled by docxtpl
    writing     Agreement -> .docx; synoptic: two languages side by side
    numbering   the labels that Word would print
    reading     .docx -> Agreement

Each imports only what stands above it.
"""
