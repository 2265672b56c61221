<?xml version="1.0" encoding="UTF-8"?>
<!-- Lines of a given width. Only blanks break a line: no-break spaces hold, long words stay whole. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:edition:text"
                xmlns:local="urn:edition:text:wrap:local" exclude-result-prefixes="#all">

  <!-- A line feed in $text is a break that the text asks for. -->
  <xsl:function name="t:wrap" as="xs:string" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:sequence select="string-join(tokenize($text, '\n') ! local:lines(normalize-space(.), $width, 0), '&#10;')"/>
  </xsl:function>

  <!-- The text behind a label, its further lines hanging under the words. -->
  <xsl:function name="t:hang" as="xs:string" visibility="public">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="space" as="xs:integer"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($text, '\n') ! normalize-space(.)"/>
    <xsl:variable name="lines" as="xs:string*" select="
        local:lines(string($parts[1]), $width - $space, string-length($label) - $space),
        tail($parts) ! local:lines(., $width - $space, 0)"/>
    <xsl:sequence select="t:indent(string-join($lines, '&#10;'), $label, t:blanks($space))"/>
  </xsl:function>

  <!-- One walk over the words, so that the time grows with the text and not with its square. $used: characters that
       stand in the first line already. -->
  <xsl:function name="local:lines" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:param name="used" as="xs:integer"/>
    <xsl:iterate select="tokenize($text, ' ')">
      <xsl:param name="words" as="xs:string*" select="()"/>
      <xsl:param name="length" as="xs:integer" select="$used - 1"/>
      <xsl:on-completion select="string-join($words, ' ')[exists($words)]"/>
      <xsl:variable name="needed" as="xs:integer" select="$length + 1 + string-length(.)"/>
      <xsl:variable name="fits" as="xs:boolean" select="$needed le $width or empty($words)"/>
      <xsl:sequence select="string-join($words, ' ')[not($fits)]"/>
      <xsl:next-iteration>
        <xsl:with-param name="words" select="$words[$fits], ."/>
        <xsl:with-param name="length" select="if ($fits) then $needed else string-length(.)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- The lines of a block moved to the right; a first line may have something else in that place. -->
  <xsl:function name="t:indent" as="xs:string" visibility="public">
    <xsl:param name="block" as="xs:string"/>
    <xsl:param name="first" as="xs:string"/>
    <xsl:param name="others" as="xs:string"/>
    <xsl:variable name="lines" as="xs:string*" select="tokenize($block, '\n')"/>
    <xsl:sequence select="string-join(($first || $lines[1], tail($lines) ! (if (. eq '') then . else $others || .)), '&#10;')"/>
  </xsl:function>

  <!-- The same space on all lines. -->
  <xsl:function name="t:indent" as="xs:string" visibility="public">
    <xsl:param name="block" as="xs:string"/>
    <xsl:param name="space" as="xs:integer"/>
    <xsl:sequence select="if ($block) then t:indent($block, t:blanks($space), t:blanks($space)) else ''"/>
  </xsl:function>

  <xsl:function name="t:blanks" as="xs:string" visibility="public">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="t:repeated(' ', $number)"/>
  </xsl:function>

  <xsl:function name="t:repeated" as="xs:string" visibility="public">
    <xsl:param name="sign" as="xs:string"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="string-join((1 to $number) ! $sign)"/>
  </xsl:function>

  <!-- The block without blanks at the ends of its lines. -->
  <xsl:function name="t:trimmed" as="xs:string" visibility="public">
    <xsl:param name="block" as="xs:string"/>
    <xsl:sequence select="if (contains($block, ' &#10;') or ends-with($block, ' '))
                          then replace($block, ' +(\n|$)', '$1') else $block"/>
  </xsl:function>

  <!-- Blocks with an empty line between them; blocks that say nothing leave no hole. -->
  <xsl:function name="t:blocks" as="xs:string" visibility="public">
    <xsl:param name="blocks" as="xs:string*"/>
    <xsl:sequence select="string-join($blocks[. ne ''], '&#10;&#10;')"/>
  </xsl:function>
</xsl:stylesheet>
