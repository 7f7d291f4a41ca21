using System.Globalization;
using System.Text;

namespace Binnacle.Connectors.Mapping;

public delegate string TextFilter(string text);

/// <summary>What a template can do to a text.</summary>
public static class TextFilters
{
    public const string Names = "lower, upper, slug";

    public static TextFilter? Find(string name) => name switch
    {
        "lower" => text => text.ToLowerInvariant(),
        "upper" => text => text.ToUpperInvariant(),
        "slug" => Slug,
        _ => null,
    };

    /// <summary>Lower-case letters and digits with single hyphens between, accents taken off: "Côte d'Ivoire" is "cote-d-ivoire".</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().TrimEnd('-').Normalize(NormalizationForm.FormC);
    }
}
