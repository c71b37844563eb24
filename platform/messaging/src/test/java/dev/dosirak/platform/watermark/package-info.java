@org.jspecify.annotations.NullMarked
package dev.dosirak.platform.watermark;
