"""The OpenAPI document: what a client is told of every address, derived from the declarations."""
