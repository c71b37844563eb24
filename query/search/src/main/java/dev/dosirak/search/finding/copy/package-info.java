/// How the index is filled: from the owners of shops, ratings and ads while they answer; what it has, it keeps.
@NullMarked
package dev.dosirak.search.finding.copy;

import org.jspecify.annotations.NullMarked;
