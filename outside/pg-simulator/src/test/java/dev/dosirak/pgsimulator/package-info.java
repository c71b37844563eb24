/// The simulator as a merchant meets it.
package dev.dosirak.pgsimulator;
