@NullMarked
package dev.dosirak.pgsimulator.gateway.web;

import org.jspecify.annotations.NullMarked;
