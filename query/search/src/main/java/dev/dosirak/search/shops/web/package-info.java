/// The search over HTTP, for everybody.
package dev.dosirak.search.shops.web;
