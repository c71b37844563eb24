@NullMarked
package dev.dosirak.search.finding.nori;

import org.jspecify.annotations.NullMarked;
