namespace PrepBot.Domain.Pairing;

/// <summary>What a pairing decided.</summary>
/// <param name="Pairs">Who goes with whom; pairs with somebody first in line come first, then those with who waited longest.</param>
/// <param name="Unpaired">Everybody else, in the order of the line.</param>
/// <param name="Seed">The seed it was decided with; the same waiters, weights, time and seed give the same result.</param>
public sealed record PairingResult(IReadOnlyList<ChosenPair> Pairs, IReadOnlyList<WaitingEntry> Unpaired, int Seed);

/// <summary>Two who are to have a round.</summary>
/// <param name="Interviewer">The interviewer's entry.</param>
/// <param name="Candidate">The candidate's entry.</param>
/// <param name="Minutes">Length of their round.</param>
/// <param name="Score">How well they fit.</param>
/// <param name="Reasons">Why they were put together, the weightiest first, at least one.</param>
public sealed record ChosenPair(
    WaitingEntry Interviewer, WaitingEntry Candidate, int Minutes, PairScore Score, IReadOnlyList<WhyThisPartner> Reasons);
