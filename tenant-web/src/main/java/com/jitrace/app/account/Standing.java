package com.jitrace.app.account;

/**
 * What an account may do now.
 *
 * @param version counts up whenever that changes; a session that began with another number is over
 */
public record Standing(SignedIn who, int version) {}
