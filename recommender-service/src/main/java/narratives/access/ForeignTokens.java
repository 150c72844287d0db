package narratives.access;

import narratives.contract.RecommenderException;

/** Tokens that somebody else issues, whom the operator trusts to do so. */
public interface ForeignTokens {
    /**
     * Who a token is of.
     *
     * @param subject tells one bearer from another; goes nowhere
     */
    record Bearer(Caller caller, String subject) {}

    /**
     * Looks at a token in all respects.
     *
     * @throws RecommenderException with UNAUTHENTICATED, or PROVIDER_UNAVAILABLE if nobody can tell at this time
     */
    Bearer bearer(String token);
}
