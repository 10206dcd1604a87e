using PrepBot.Values.Records;

namespace PrepBot.Domain.Debriefs;

/// <summary>What somebody wrote: every text in a record and in the records in it. Verdicts, numbers and keys are values of their own types, and stay.</summary>
internal static class Words
{
    /// <summary>The record without a word, however deep it stands; a field it gets one day is no exception.</summary>
    public static T Erase<T>(T record)
        where T : class => (T)Erased(record)!;

    private static object? Erased(object? value) => value switch
    {
        string => "",
        IValueList list => list.Map(item => item is string ? null : Erased(item)),
        not null when RecordFields.IsRecord(value.GetType()) => RecordFields.Map(value, Erased),
        null or ValueType => value,
        _ => throw new NotSupportedException($"A {value.GetType().Name} may hold words, and nobody has said how they are taken out of it."),
    };
}
