@NullMarked
package dev.dosirak.identity.token.web;

import org.jspecify.annotations.NullMarked;
