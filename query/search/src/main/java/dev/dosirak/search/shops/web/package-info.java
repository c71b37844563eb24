/// The search over HTTP, for everybody.
@NullMarked
package dev.dosirak.search.shops.web;

import org.jspecify.annotations.NullMarked;
