package com.jitrace.app.account;

/** What a signed-in person may do; a consumer has no account. */
public enum Role {
    OPERATOR,
    BRAND_ADMIN,
    BRAND_USER,
    DISTRIBUTOR,
    SUPPLIER,
    CLERK,
    AUDITOR
}
