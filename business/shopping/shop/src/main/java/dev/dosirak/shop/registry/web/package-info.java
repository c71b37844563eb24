/// The register over HTTP: for owners, operators and imports.
@NullMarked
package dev.dosirak.shop.registry.web;

import org.jspecify.annotations.NullMarked;
