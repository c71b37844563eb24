/// The catalog over HTTP, for everybody.
package dev.dosirak.storefront.catalog.web;
