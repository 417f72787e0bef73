package com.jitrace.chain.entry;

/**
 * An owner hands an item on: the owner signed an offer to whoever holds the invite's seed, the taker accepts with the invite key and its own.
 *
 * @param k the taker's key
 * @param accept the taker's two signatures
 */
public record Transfer(ItemName item, String k, Offer offer, Accept accept) implements Ownership {
    static final String TYPE = "transfer";

    /**
     * @param invite raw Ed25519 public key, base64, whose seed travels with the invitation
     * @param notAfter last moment for a block to take the transfer, milliseconds UTC
     * @param sig by the present owner's key over tag "offer" and {chain,invite,item,notAfter,q}, base64
     */
    public record Offer(String invite, long notAfter, String sig) {
        public Offer {
            Form.pub(invite);
            Form.between("notAfter", notAfter, 0, Limits.NUMBER_MAX);
            Form.sig(sig);
        }

        public byte[] signature() {
            return Form.base64(sig, 64);
        }

        /** The bytes that are signed under tag "offer". */
        public static byte[] signed(String chainId, String invite, ItemName item, long notAfter, long q) {
            return JsonObject.EMPTY
                    .with("chain", chainId)
                    .with("invite", invite)
                    .with("item", item.toString())
                    .with("notAfter", notAfter)
                    .with("q", q)
                    .canonical();
        }
    }

    /**
     * @param byInvite by the invite key over tag "accept" and {item,k,offer}, base64
     * @param byTaker by k over the same
     */
    public record Accept(String byInvite, String byTaker) {
        public Accept {
            Form.sig(byInvite);
            Form.sig(byTaker);
        }

        public byte[] inviteSignature() {
            return Form.base64(byInvite, 64);
        }

        public byte[] takerSignature() {
            return Form.base64(byTaker, 64);
        }

        /** The bytes that are signed under tag "accept"; offerHash = hex H(tag "offer" and the offer's bytes). */
        public static byte[] signed(ItemName item, String k, String offerHash) {
            return JsonObject.EMPTY
                    .with("item", item.toString())
                    .with("k", k)
                    .with("offer", Form.hash(offerHash))
                    .canonical();
        }
    }

    public Transfer {
        Form.pub(k);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY
                .with("accept", JsonObject.EMPTY.with("invite", accept.byInvite).with("k", accept.byTaker))
                .with("item", item.toString())
                .with("k", k)
                .with(
                        "offer",
                        JsonObject.EMPTY
                                .with("invite", offer.invite)
                                .with("notAfter", offer.notAfter)
                                .with("sig", offer.sig));
    }

    static Transfer read(Fields f) {
        Fields offer = new Fields(f.object("offer"));
        Fields accept = new Fields(f.object("accept"));
        Transfer transfer = new Transfer(
                ItemName.parse(f.text("item", t -> t)),
                f.text("k", Form::pub),
                new Offer(offer.text("invite", Form::pub), offer.time("notAfter"), offer.text("sig", Form::sig)),
                new Accept(accept.text("invite", Form::sig), accept.text("k", Form::sig)));
        offer.end();
        accept.end();
        return transfer;
    }
}
