@org.jspecify.annotations.NullMarked
package dev.dosirak.delivery;
