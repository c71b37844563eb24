@org.jspecify.annotations.NullMarked
package dev.dosirak.platform.job;
