@NullMarked
package dev.dosirak.storefront.catalog.web;

import org.jspecify.annotations.NullMarked;
