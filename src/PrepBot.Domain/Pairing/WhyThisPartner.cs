using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>One reason for a pair, to be put into words elsewhere. A closed set. Holds nothing one of the two may not know of the other.</summary>
public abstract record WhyThisPartner;

/// <summary>They never had a round together.</summary>
public sealed record NeverMet : WhyThisPartner;

/// <summary>Their last round together is long enough ago.</summary>
public sealed record NotMetLately(DateTimeOffset LastMet) : WhyThisPartner;

/// <summary>They met not long ago, and a better choice would have left more people waiting.</summary>
public sealed record MetLately(DateTimeOffset LastMet) : WhyThisPartner;

/// <summary>This member was first in line, whatever the others waited.</summary>
public sealed record FirstInLine(MemberId Member) : WhyThisPartner;

/// <summary>This member had waited longest of all who could be paired.</summary>
public sealed record WaitedLongest(MemberId Member, TimeSpan Waited) : WhyThisPartner;

/// <summary>These two were the only ones who fitted each other.</summary>
public sealed record NobodyElseFitted : WhyThisPartner;

/// <summary>Each has the part they asked for, or left it open and follows the other.</summary>
public sealed record RolesAsAsked : WhyThisPartner;

/// <summary>The interviewer has been candidate more often, compared with interviewing.</summary>
public sealed record RolesEvenOut : WhyThisPartner;

/// <summary>Both had done the same so far, so a coin gave out the parts.</summary>
public sealed record RolesByCoin : WhyThisPartner;

/// <summary>The candidate has principles not practised yet.</summary>
/// <param name="Count">How many, at least 1.</param>
public sealed record CandidateHasGaps(int Count) : WhyThisPartner;

/// <summary>The interviewer would like to ask about a principle that fits the candidate.</summary>
public sealed record FitsInterviewersRequest(PrincipleId Principle) : WhyThisPartner;

/// <summary>Both prepare for this level.</summary>
public sealed record SameLevel(Level Level) : WhyThisPartner;

/// <summary>They share most of their waking hours.</summary>
/// <param name="Hours">Whole hours a day, 8-16.</param>
public sealed record SharedHours(int Hours) : WhyThisPartner;
