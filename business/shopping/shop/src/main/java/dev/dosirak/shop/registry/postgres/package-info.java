/// The register in PostgreSQL, and what it publishes.
package dev.dosirak.shop.registry.postgres;
