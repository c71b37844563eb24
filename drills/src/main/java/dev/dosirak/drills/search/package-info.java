/// How well and how fast shops are found by words.
package dev.dosirak.drills.search;
