/// The register in PostgreSQL, and what it tells other services.
@NullMarked
package dev.dosirak.shop.registry.postgres;

import org.jspecify.annotations.NullMarked;
