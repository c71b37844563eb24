/// How the index is filled: from the owners of shops, ratings and ads while they answer; what it has, it keeps.
@NullMarked
package dev.dosirak.search.shops.copy;

import org.jspecify.annotations.NullMarked;
