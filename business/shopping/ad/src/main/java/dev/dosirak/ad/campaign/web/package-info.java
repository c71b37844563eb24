/// Campaigns over HTTP: for owners and operators.
@NullMarked
package dev.dosirak.ad.campaign.web;

import org.jspecify.annotations.NullMarked;
