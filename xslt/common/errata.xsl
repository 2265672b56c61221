<?xml version="1.0" encoding="UTF-8"?>
<!-- Every intervention in a text as a record: where, what the source has, what the text has, why, on whose word. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:e="urn:edition:errata"
    xmlns:f="urn:edition:functions"
    xmlns="urn:edition:errata"
    xmlns:local="urn:edition:common:errata:local"
    exclude-result-prefixes="#all">

  <!-- Notes that give the reason of an intervention, by what they explain. -->
  <xsl:key name="e:reason" match="tei:note[@type = 'correction'][@target]" use="tokenize(@target) ! substring-after(., '#')"/>

  <!-- What the kinds of interventions are called. -->
  <xsl:variable name="local:kinds" as="map(xs:string, xs:string)" select="map{
      'misprint': 'misprint', 'ocr': 'misread', 'run-together': 'space', 'punctuation': 'punctuation',
      'lost-letter': 'lost letter', 'lost-initial': 'lost initial', 'missing-word': 'missing word', 'omitted': 'omission',
      'damage': 'damage', 'stray': 'stray character', 'stray-character': 'stray character', 'repeated': 'repetition',
      'residue': 'residue of the page', 'markup-residue': 'residue of the page', 'corr': 'correction', 'reg': 'normalisation',
      'expan': 'abbreviation', 'supplied': 'supplied', 'surplus': 'left out'}"/>

  <!-- True for an intervention that the errata list: corrected, normalised, expanded, supplied or left out. -->
  <xsl:function name="f:is-erratum" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::tei:supplied or self::tei:surplus[not(@reason = 'markup')]
        or self::tei:choice[count(*) gt 1][tei:corr or tei:reg or tei:expan]][not(ancestor::tei:teiHeader or ancestor::tei:fw)])"/>
  </xsl:function>

  <!-- The interventions of one text, in its order. -->
  <xsl:function name="f:errata" as="element(e:erratum)*" visibility="public">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="$text/tei:text//*[f:is-erratum(.)][ancestor::tei:TEI[1] is $text] ! f:erratum(.)"/>
  </xsl:function>

  <!-- What an entry of the errata says after place and words: "(misread; certain) The sense." -->
  <xsl:function name="f:erratum-comment" as="xs:string" visibility="public">
    <xsl:param name="erratum" as="element(e:erratum)"/>
    <xsl:variable name="sure" as="xs:string?" select="map{'high': 'certain', 'medium': 'probable', 'low': 'possible'}($erratum/@cert)"/>
    <xsl:sequence select="'(' || string-join(($erratum/@called, $sure), '; ') || ')'
        || (if ($erratum/@reason ne '') then ' ' || $erratum/@reason else '')"/>
  </xsl:function>

  <!-- The same for all texts of the document that is being transformed, told once for all formats. -->
  <xsl:variable name="e:texts" as="element(e:text)*">
    <xsl:for-each select="//tei:TEI">
      <text><xsl:sequence select="f:errata(.)"/></text>
    </xsl:for-each>
  </xsl:variable>

  <xsl:function name="f:erratum" as="element(e:erratum)" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="told" as="element()" select="($element/(tei:corr, tei:reg, tei:expan), $element)[1]"/>
    <xsl:variable name="block" as="element()" select="local:block($element)"/>
    <xsl:variable name="notes" as="element(tei:note)*" select="$element/@xml:id ! key('e:reason', ., root($element))"/>
    <erratum id="{$element/@xml:id}" place="{local:place($block)}" block="{$block/@xml:id}"
        paragraph="{$block/ancestor-or-self::*[self::tei:p or self::tei:ab][@n][1]/@n}"
        kind="{($told/@type, $told/@reason, local-name($told))[1]}"
        called="{local:called($told)}"
        reading="{local:passage($element, $block, true())}" correction="{local:passage($element, $block, false())}"
        cert="{$told/@cert}" evidence="{$told/@evidence}" resp="{f:list(f:names-of(($told/@resp, $element/@resp)[1], $told))}"
        reason="{$notes ! f:reading-text(node() except tei:bibl)}"
        source="{$notes/tei:bibl ! ((.//tei:ref/@target, f:reading-text(.))[1])}"/>
  </xsl:function>

  <!-- What a kind is called; a value that we do not know stands for itself. -->
  <xsl:function name="local:called" as="xs:string">
    <xsl:param name="told" as="element()"/>
    <xsl:variable name="value" as="xs:string" select="string((tokenize($told/(@type, @reason)[1]), local-name($told))[1])"/>
    <xsl:sequence select="($local:kinds($value), translate($value, '-', ' '))[1]"/>
  </xsl:function>

  <!-- The line that an intervention stands in: what claims words of the source, or else the nearest block. -->
  <xsl:function name="local:block" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/ancestor::tei:p[1], $element/ancestor::*[@source][1], $element/ancestor::*[f:is-block(.)][1],
        $element/..)[1]"/>
  </xsl:function>

  <!-- The place of a block as people name it: "12", "note 5", "heading". -->
  <xsl:function name="local:place" as="xs:string">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="note" as="element(tei:note)?" select="$block/ancestor-or-self::tei:note[1]"/>
    <xsl:variable name="numbered" as="element()?" select="$block/ancestor-or-self::*[self::tei:p or self::tei:ab][@n][1]"/>
    <xsl:variable name="item" as="element()?" select="$block/ancestor-or-self::tei:item[1]"/>
    <xsl:variable name="before" as="element()?" select="$block/preceding::tei:p[@n][1]"/>
    <xsl:sequence select="
        if ($note) then 'note ' || ($note/@n, f:note-label($note))[1]
        else if ($numbered) then string($numbered/@n)
        else if ($item and $before)
        then 'item ' || ($item/@n, count($item/preceding-sibling::tei:item) + 1)[1] || ' after ' || $before/@n
        else (map{'head': 'heading', 'docDate': 'date', 'signed': 'signature'}(local-name($block)), local-name($block))[1]"/>
  </xsl:function>

  <!-- The words in which an intervention stands, as in the source or as in the text. -->
  <xsl:function name="local:passage" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="block" as="element()"/>
    <xsl:param name="is-source" as="xs:boolean"/>
    <xsl:variable name="words" as="text()*" select="$block//text()[local:counts(., $block, $is-source)]"/>
    <xsl:variable name="inside" as="text()*" select="$words intersect $element//text()"/>
    <xsl:variable name="before" as="xs:string" select="string-join($words[. &lt;&lt; $element])"/>
    <xsl:variable name="after" as="xs:string" select="string-join($words[. >> $element] except $inside)"/>
    <xsl:sequence select="normalize-space(replace($before, '^.*\s', '', 's') || string-join($inside)
        || replace($after, '\s.*$', '', 's'))"/>
  </xsl:function>

  <!-- True for words of the source (or of the text) in a block: no notes, calls or marks of a format. -->
  <xsl:function name="local:counts" as="xs:boolean">
    <xsl:param name="words" as="text()"/>
    <xsl:param name="block" as="element()"/>
    <xsl:param name="is-source" as="xs:boolean"/>
    <xsl:variable name="around" as="element()*" select="$words/ancestor::* except $block/ancestor-or-self::*"/>
    <xsl:sequence select="empty($around[self::tei:note or self::tei:ref[@type = 'note'] or self::tei:fw
        or self::tei:surplus[@reason = 'markup']
        or (if ($is-source) then self::tei:corr or self::tei:reg or self::tei:expan or self::tei:supplied
            else self::tei:surplus or parent::tei:choice and (self::tei:sic or self::tei:orig or self::tei:abbr))])"/>
  </xsl:function>
</xsl:stylesheet>
