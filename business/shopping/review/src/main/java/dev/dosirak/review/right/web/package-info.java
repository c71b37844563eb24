/// The rights over HTTP.
package dev.dosirak.review.right.web;
