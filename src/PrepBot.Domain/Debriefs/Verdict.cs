namespace PrepBot.Domain.Debriefs;

/// <summary>How an answer landed for one principle. Numbers are stored; the higher the better.</summary>
public enum Verdict
{
    /// <summary>Not asked about, so nothing can be said.</summary>
    NotProbed = 0,

    /// <summary>Would speak against the candidate.</summary>
    Concern = 1,

    /// <summary>Left doubts.</summary>
    MildConcern = 2,

    /// <summary>Would speak for the candidate.</summary>
    Solid = 3,

    /// <summary>Stood out.</summary>
    Strong = 4,
}

/// <summary>The interviewer's overall word. Numbers are stored; the higher the better.</summary>
public enum Inclination
{
    StronglyNotInclined = 1,
    NotInclined = 2,
    Inclined = 3,
    StronglyInclined = 4,
}

/// <summary>Parts of a full answer. Flags, stored.</summary>
[Flags]
public enum AnswerParts
{
    None = 0,

    /// <summary>When, where, why it mattered.</summary>
    Situation = 1,

    /// <summary>Own responsibility, constraints, stakes.</summary>
    Task = 2,

    /// <summary>Concrete steps, said with "I".</summary>
    Action = 4,

    /// <summary>What came of it, with a number against a baseline.</summary>
    Result = 8,

    /// <summary>A changed habit, in use since.</summary>
    Learning = 16,
}
