/// What all gateways' APIs have in common: keys, faults of the connection, answers that are given once; and the
/// simulator's own side, with the switches that make the gateways fail and their books.
package dev.dosirak.pgsimulator.web;
