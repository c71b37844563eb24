@NullMarked
package dev.dosirak.shop.registry.web;

import org.jspecify.annotations.NullMarked;
