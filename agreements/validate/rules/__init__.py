"""The rules, one a module, in a folder for each family. Whatever stands here is found by the registry."""
