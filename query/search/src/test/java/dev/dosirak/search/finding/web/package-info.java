@NullMarked
package dev.dosirak.search.finding.web;

import org.jspecify.annotations.NullMarked;
