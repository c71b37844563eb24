@NullMarked
package dev.dosirak.storefront.window.web;

import org.jspecify.annotations.NullMarked;
