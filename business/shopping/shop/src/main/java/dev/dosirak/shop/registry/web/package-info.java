/// The register over HTTP: for owners, operators and imports.
package dev.dosirak.shop.registry.web;
