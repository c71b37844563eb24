/// Campaigns over HTTP: for owners and operators.
package dev.dosirak.ad.campaign.web;
