namespace PrepBot.Domain.Coverage;

/// <summary>A candidate's answers against the two to three minutes interviewers expect.</summary>
/// <param name="Count">Answers that were timed.</param>
/// <param name="Median">The one in the middle; zero without any.</param>
/// <param name="Short">Those below <see cref="LowerBound"/>.</param>
/// <param name="Long">Those above <see cref="UpperBound"/>.</param>
public sealed record AnswerLengths(int Count, TimeSpan Median, int Short, int Long)
{
    /// <summary>Two minutes.</summary>
    public static readonly TimeSpan LowerBound = TimeSpan.FromMinutes(2);

    /// <summary>Three minutes.</summary>
    public static readonly TimeSpan UpperBound = TimeSpan.FromMinutes(3);

    /// <summary>Sums answers up; those without length were not timed.</summary>
    public static AnswerLengths Measure(IEnumerable<TimeSpan> answers)
    {
        var timed = answers.Where(length => length > TimeSpan.Zero).Order().ToList();
        return new AnswerLengths(
            timed.Count,
            timed.Count == 0 ? TimeSpan.Zero : timed[timed.Count / 2],
            timed.Count(length => length < LowerBound),
            timed.Count(length => length > UpperBound));
    }
}
