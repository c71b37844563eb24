/// The search over HTTP, for everybody.
@NullMarked
package dev.dosirak.search.finding.web;

import org.jspecify.annotations.NullMarked;
