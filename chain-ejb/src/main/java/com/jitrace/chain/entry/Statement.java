package com.jitrace.chain.entry;

import java.util.Map;
import java.util.function.Function;

/**
 * One thing said on the chain. {@link #type} and {@link #body} are its bytes (docs/spec/entries.md); the records check the form of their
 * values when they are made and throw {@link Malformed}.
 */
public sealed interface Statement permits Governed, Declaration, Event, Recalling, Ownership, Evidence {
    /** Field {@code t} of the entry. */
    String type();

    /** Field {@code body} of the entry. */
    JsonObject body();

    /** How many items, units and stocks it writes: what a block may hold is limited by it. */
    default long touches() {
        return 0;
    }

    /** Reads a body; throws {@link Malformed} for a type nobody knows and for a body that is not of that type. */
    static Statement parse(String type, JsonObject body) {
        Function<Fields, Statement> reader = Readers.BY_TYPE.get(type);
        if (reader == null) {
            throw Malformed.form("unknown type " + (type.length() > 40 ? type.substring(0, 40) : type));
        }
        Fields fields = new Fields(body);
        Statement statement = reader.apply(fields);
        fields.end();
        return statement;
    }

    /** The vocabulary. */
    final class Readers {
        private static final Map<String, Function<Fields, Statement>> BY_TYPE = Map.ofEntries(
                Map.entry(Party.TYPE, Party::read),
                Map.entry(PartyChange.TYPE, PartyChange::read),
                Map.entry(OperatorsChange.TYPE, OperatorsChange::read),
                Map.entry(ValidatorChange.TYPE, ValidatorChange::read),
                Map.entry(Evidence.TYPE, Evidence::read),
                Map.entry(NewKey.TYPE, NewKey::read),
                Map.entry(KeyRevocation.TYPE, KeyRevocation::read),
                Map.entry(KeyVeto.TYPE, KeyVeto::read),
                Map.entry(Licence.TYPE, Licence::read),
                Map.entry(Product.TYPE, Product::read),
                Map.entry(Lot.TYPE, Lot::read),
                Map.entry(Authorise.TYPE, Authorise::read),
                Map.entry(Revoke.TYPE, Revoke::read),
                Map.entry(Issue.TYPE, Issue::read),
                Map.entry(Release.TYPE, Release::read),
                Map.entry(Ship.TYPE, Ship::read),
                Map.entry(Receive.TYPE, Receive::read),
                Map.entry(Sell.TYPE, Sell::read),
                Map.entry(Return.TYPE, Return::read),
                Map.entry(Cancel.TYPE, Cancel::read),
                Map.entry(Observe.TYPE, Observe::read),
                Map.entry(Commission.TYPE, Commission::read),
                Map.entry(Destroy.TYPE, Destroy::read),
                Map.entry(Correct.TYPE, Correct::read),
                Map.entry(Pack.TYPE, Pack::read),
                Map.entry(Unpack.TYPE, Unpack::read),
                Map.entry(Assemble.TYPE, Assemble::read),
                Map.entry(Disassemble.TYPE, Disassemble::read),
                Map.entry(Stock.TYPE, Stock::read),
                Map.entry(Claim.TYPE, Claim::read),
                Map.entry(Transfer.TYPE, Transfer::read),
                word(OwnersWord.Kind.STOLEN),
                word(OwnersWord.Kind.FOUND),
                word(OwnersWord.Kind.WITHDRAW),
                word(OwnersWord.Kind.VETO),
                Map.entry(RecoveryNotice.TYPE, RecoveryNotice::read),
                Map.entry(Recovery.TYPE, Recovery::read),
                Map.entry(Recall.TYPE, Recall::read),
                Map.entry(Lift.TYPE, Lift::read));

        private static Map.Entry<String, Function<Fields, Statement>> word(OwnersWord.Kind kind) {
            return Map.entry(kind.written(), fields -> OwnersWord.read(kind, fields));
        }

        private Readers() {}

        static int types() {
            return BY_TYPE.size();
        }
    }
}
